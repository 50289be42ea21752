using KnowledgeBase.Benchmarks.Data;
using KnowledgeBase.Time;

namespace KnowledgeBase.Benchmarks.Peers;

/// <summary>Another way to know what held on a day.</summary>
internal interface IPeer : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Whether it can answer for such keys.</summary>
    bool Answers(KeyGroup group);

    /// <summary>Takes the reports in.</summary>
    Task Fill(Workload load);

    /// <summary>The last value on a key by a day, as it is recorded now; null when there is none.</summary>
    Task<string?> Ask(AspectKey key, Day asOf);

    /// <summary>Records that a value holds from a day, instead of what is recorded; the old record stays. False when it has no way to.</summary>
    Task<bool> Correct(AspectKey key, Day day, string value);
}
