using KnowledgeBase.Benchmarks.Parts;
using KnowledgeBase.Benchmarks.Peers;

namespace KnowledgeBase.Benchmarks.Report;

/// <summary>Everything that a run found.</summary>
internal sealed class Results
{
    public List<ImportRow> Imports { get; } = [];

    public List<AppendRow> Appends { get; } = [];

    public List<AsOfCell> AsOf { get; } = [];

    public Corrected? Corrected { get; set; }

    public List<RebuildRow> Rebuilds { get; } = [];

    public List<PeerRow> Peers { get; } = [];

    public List<PeerCost> PeerCosts { get; } = [];

    public List<WebCell> Web { get; } = [];

    /// <summary>What could not be compared, and why.</summary>
    public List<string> Skipped { get; } = [];

    public List<string> Failures { get; } = [];
}
