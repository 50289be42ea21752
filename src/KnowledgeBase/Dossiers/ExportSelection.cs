using KnowledgeBase.Events;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Dossiers;

/// <summary>
/// Which records say what an archive says now, corrections applied: pure, over the archive's log read three times in order -
/// <see cref="Learn"/>, <see cref="Examine"/>, <see cref="Of"/>. In memory it keeps what was amended, not the rest.
/// </summary>
internal sealed class ExportSelection
{
    private static readonly List<Recorded> None = [];
    private readonly Dictionary<string, List<Recorded>> _amendments = new(StringComparer.Ordinal);
    private readonly RetractedButNeeded _retracted;
    private readonly UnfoldableRecords _unfoldable;
    private readonly HashSet<string> _histories = new(StringComparer.Ordinal);
    private readonly List<Recorded> _last = [];

    public ExportSelection()
    {
        _retracted = new(AmendmentsOf);
        _unfoldable = new(AmendmentsOf);
    }

    /// <summary>Whether anything was ever amended; if not, there is nothing to examine.</summary>
    public bool IsAmended => _amendments.Count > 0;

    /// <summary>The first reading.</summary>
    public void Learn(Recorded recorded)
    {
        _unfoldable.Learn(recorded);
        if (recorded.Content is not Amendment amendment) return;
        if (!_amendments.TryGetValue(amendment.Target, out var amendments)) _amendments[amendment.Target] = amendments = [];
        amendments.Add(recorded);
        if (amendment is RecordRetracted) _retracted.Learn(recorded);
    }

    /// <summary>The second reading, after the whole of the first.</summary>
    public void Examine(Recorded recorded)
    {
        if (recorded.Content is Amendment) return;
        _unfoldable.Examine(recorded);
        _retracted.Examine(recorded, Effective.Of(recorded, AmendmentsOf), _unfoldable.MayBe(recorded));
    }

    /// <summary>After the second reading.</summary>
    public void Decide() => _retracted.Close(_unfoldable.Topics);

    /// <summary>The third reading: the records to write in the place of this one.</summary>
    public IEnumerable<Draft> Of(Recorded recorded)
    {
        if (recorded.Content is Amendment amendment)
        {
            if (_histories.Contains(amendment.Target) && _histories.Add(recorded.Record)) yield return Draft(recorded, recorded.Content);
        }
        else if (_unfoldable.Is(recorded))
        {
            _histories.Add(recorded.Record);
            yield return Draft(recorded, recorded.Content);
        }
        else if (Effective.Of(recorded, AmendmentsOf) is { } effective)
        {
            yield return Draft(recorded, effective.Content);
            foreach (var deprecation in Effective.Standing(recorded.Record, AmendmentsOf).Where(one => one.Content is RecordDeprecated)) yield return Draft(deprecation, deprecation.Content);
        }
        else if (_retracted.Keeps(recorded.Record))
        {
            yield return Draft(recorded, recorded.Content);
            var retraction = Effective.Standing(recorded.Record, AmendmentsOf).First(one => one.Content is RecordRetracted);
            // A thing must stay registered until all that stands on it is recorded.
            if (recorded.Content is IRegistration) _last.Add(retraction);
            else yield return Draft(retraction, retraction.Content);
        }
    }

    /// <summary>What to write after the third reading.</summary>
    public IEnumerable<Draft> Rest() => _last.Select(retraction => Draft(retraction, retraction.Content));

    private List<Recorded> AmendmentsOf(string record) => _amendments.GetValueOrDefault(record, None);

    private Draft Draft(Recorded recorded, Event content)
    {
        // A statement goes on standing in for a retracted one that others rest on; elsewhere what was replaced is not written.
        var replaces = content is StatementMade { Replaces: { } old } && _retracted.Keeps(old) ? old : null;
        return new Draft(recorded.Stream, EventTypes.Of(content).Name, EventJson.ToJson(content with { Replaces = replaces }));
    }
}
