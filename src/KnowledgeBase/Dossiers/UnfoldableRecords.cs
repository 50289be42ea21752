using KnowledgeBase.Events;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Dossiers;

/// <summary>
/// Finds the few records that could not be recorded anew as they are now, and so are exported as first recorded, with all their
/// amendments: what they say now refers to a statement that may come after them, or takes a key that was another's; or a topic no longer
/// has an answer that was given to it.
/// </summary>
internal sealed class UnfoldableRecords(Func<string, IEnumerable<Recorded>> amendmentsOf)
{
    private readonly Dictionary<string, List<Recorded>> _topics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>?> _answers = new(StringComparer.Ordinal);

    /// <summary>The topics with an answer that they no longer have, with all their registrations.</summary>
    public Dictionary<string, List<Recorded>> Topics { get; } = new(StringComparer.Ordinal);

    /// <summary>A record of the log.</summary>
    public void Learn(Recorded recorded)
    {
        if (recorded.Content is not TopicDefined) return;
        if (!_topics.TryGetValue(recorded.Stream, out var roots)) _topics[recorded.Stream] = roots = [];
        roots.Add(recorded);
    }

    /// <summary>A record, once all are learned.</summary>
    public void Examine(Recorded recorded)
    {
        // A retracted one may have to be written as it was.
        var content = Effective.Of(recorded, amendmentsOf)?.Content ?? recorded.Content;
        if (content is not StatementMade { Topic: { } topic, Answer: { } answer } || answer == "unclear") return;
        if (AnswersNow(topic) is { } answers && !answers.Contains(answer)) Topics[topic] = _topics[topic];
    }

    /// <summary>Whether a record is one of them, once all are examined.</summary>
    public bool Is(Recorded recorded) => (recorded.Content is TopicDefined && Topics.ContainsKey(recorded.Stream)) || IsItself(recorded, Topics.ContainsKey);

    /// <summary>Whether it may turn out to be one; topics apart.</summary>
    public bool MayBe(Recorded recorded) => IsItself(recorded, topic => AnswersNow(topic) is not null);

    private bool IsItself(Recorded recorded, Func<string, bool> isUnfoldable)
    {
        if (Effective.IsRetracted(recorded.Record, amendmentsOf)) return false;
        var sets = Effective.Standing(recorded.Record, amendmentsOf).Select(one => one.Content).OfType<RecordCorrected>().Select(correction => correction.Set).ToList();
        if (sets.Count == 0) return false;
        if (sets.Exists(set => set.ContainsKey("basedOn") || JsonTexts.Of(set).Any(text => text.StartsWith("statement/", StringComparison.Ordinal)))) return true;
        if (recorded.Content is Report { Key: not null } && sets.Exists(set => set.ContainsKey("source"))) return true;
        return new[] { recorded.Content, Effective.ContentOf(recorded, amendmentsOf) }.OfType<StatementMade>().Any(said => said.Topic is { } topic && isUnfoldable(topic));
    }

    /// <summary>The answers that an amended topic has now; null for a topic that never was.</summary>
    private HashSet<string>? AnswersNow(string topic)
    {
        if (_answers.TryGetValue(topic, out var known)) return known;
        var roots = _topics.GetValueOrDefault(topic, []);
        var now = roots.Select(root => Effective.Of(root, amendmentsOf)?.Content).OfType<TopicDefined>().FirstOrDefault();
        return _answers[topic] = roots.Exists(root => amendmentsOf(root.Record).Any()) ? [.. now?.Answers ?? []] : null;
    }
}
