using KnowledgeBase.Claims;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;

namespace KnowledgeBase.Tests.Archive;

/// <summary>
/// The Astana dossier in memory, each record checked as a real one would be, and what the reference model answers, in words:
/// the verdict first, then one line for each value of each source.
/// </summary>
internal static class AstanaArchive
{
    private static readonly Lazy<IReadOnlyList<Recorded>> Log = new(Read);

    /// <summary>All that is recorded, as seen on a day.</summary>
    public static World At(string asOf, params string[] accordingTo) => Seen(asOf, null, null, accordingTo);

    /// <summary>What was certainly published by a day, as far as recorded by a position.</summary>
    public static World InPress(string asOf, string publishedBy, long? recordedBy = null) => Seen(asOf, publishedBy, recordedBy, []);

    /// <summary>What had been recorded by a position.</summary>
    public static World Recorded(string asOf, long recordedBy, params string[] accordingTo) => Seen(asOf, null, recordedBy, accordingTo);

    private static World Seen(string asOf, string? publishedBy, long? recordedBy, string[] accordingTo)
    {
        var coordinates = new List<(string, string)> { (VantageText.AsOf, asOf) };
        if (publishedBy is not null) coordinates.Add((VantageText.PublishedBy, publishedBy));
        if (recordedBy is { } position) coordinates.Add((VantageText.RecordedBy, $"{position}"));
        coordinates.AddRange(accordingTo.Select(source => (VantageText.AccordingTo, source)));
        var vantage = VantageText.Parse(coordinates, out var errors);
        errors.ShouldBeEmpty();
        return ReferenceModel.At(Log.Value, vantage);
    }

    /// <summary>The position just before a record.</summary>
    public static long Before(string record) => With(record) - 1;

    /// <summary>The position of a record.</summary>
    public static long With(string record) => Log.Value.Single(recorded => recorded.Record == record).Position;

    /// <summary>One aspect of a thing, or one member of it.</summary>
    public static IEnumerable<string> Ask(this World world, string thing, string aspect, string member = "") =>
        Lines(Aspects.IsList(aspect) && member.Length == 0 ? Frontier.OfList(world, thing, aspect) : Frontier.Of(world, thing, aspect, member));

    /// <summary>The members of an aspect whose verdict is not silent, each with its verdict.</summary>
    public static IEnumerable<string> AskMembers(this World world, string thing, string aspect) =>
        Frontier.Members(world, thing, aspect).Select(member => Frontier.Of(world, thing, aspect, member))
            .Where(answer => answer.Verdict != Verdict.Silent).Select(answer => $"{answer.Member}: {Head(answer)}");

    /// <summary>How far a zone or an agreement has come.</summary>
    public static string AskStatus(this World world, string thing)
    {
        var status = Status.Of(world, thing);
        return $"{Word(status.Verdict)}: {status.Text}";
    }

    /// <summary>How an obligation stands.</summary>
    public static string AskObligation(this World world, string act, string provision)
    {
        var obligation = Obligation.Of(world, act, provision);
        return string.Join("; ", new[]
        {
            $"{Word(obligation.Verdict)}: {obligation.Text}",
            obligation.Deadline is { } deadline ? $"due {Days(deadline)}" : null,
            obligation.Fulfilled is { } fulfilled ? $"fulfilled {Days(fulfilled)}" : null,
        }.OfType<string>());
    }

    /// <summary>Do the actors agree: the verdict, who differs from whom, and each actor's position.</summary>
    public static IEnumerable<string> AskTopic(this World world, string topic)
    {
        var positions = TopicPositions.Of(world, topic);
        return
        [
            Word(positions.Verdict),
            .. positions.Differ.Select(pair => $"{pair.A} differs from {pair.B}"),
            .. positions.Positions.Select(answer => $"{answer.Member}: {Word(answer.Verdict)}, {Answers(answer)}"),
        ];
    }

    /// <summary>How often each answer was given on some topics in a span of days.</summary>
    public static IEnumerable<string> AskTally(this World world, DateOnly from, DateOnly to, params string[] topics) =>
        TopicPositions.Tally(world, topics, new DayBounds(Day.Of(from), Day.Of(to)))
            .Select(answer => $"{answer.Key} {answer.Value}").Order(StringComparer.Ordinal);

    private static string Answers(Answer position) =>
        string.Join(" or ", position.Values.Select(value => $"{value.Value["answer"]}").Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> Lines(Answer answer) =>
    [
        Head(answer),
        .. answer.Values.Select(Line).Distinct().Order(StringComparer.Ordinal),
        .. answer.Deprecated.Select(claim => $"deprecated: {claim.Evidence.Record}"),
    ];

    private static string Head(Answer answer) => string.Join(", ", new[]
    {
        Word(answer.Verdict),
        answer.Standing is { } standing ? Word(standing) : null,
        answer.Date is { } date ? Days(date) : null,
        answer.Why is { } why ? $"because {why}" : null,
    }.OfType<string>());

    private static string Line(AnswerValue value)
    {
        var claim = value.Claim;
        return $"{claim.Evidence.Source["source/".Length..]}: " + string.Join(", ",
        [
            .. Aspects.IsList(claim.Aspect) ? [claim.Member] : Array.Empty<string>(),
            .. value.Value.Select(field => $"{field.Key} {(claim.Dates.ContainsKey(field.Key) ? DayText(field.Value) : field.Value)}"),
            .. claim.Polarity == Polarity.Denied ? ["denied"] : Array.Empty<string>(),
            .. claim.Modality == Modality.Reported ? [] : new[] { Word(claim.Modality) },
            Word(value.Standing),
        ]);
    }

    private static string DayText(FieldValue value) =>
        Days(new(value.Min is { } min ? new Day(min) : Day.BeginningOfTime, value.Max is { } max ? new Day(max) : Day.EndOfTime));

    private static string Days(DayBounds bounds) => (bounds.Earliest.IsFinite, bounds.Latest.IsFinite) switch
    {
        _ when bounds.IsSingleDay => $"{bounds.Earliest}",
        (true, true) => $"{bounds.Earliest} to {bounds.Latest}",
        (false, true) => $"by {bounds.Latest}",
        (true, false) => $"from {bounds.Earliest} on",
        _ => "some day",
    };

    private static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()).Replace('-', ' ');

    private static List<Recorded> Read()
    {
        var catalogue = new Catalogue();
        var log = new List<Recorded>();
        foreach (var draft in RecordingOrder.Sort(DossierReader.Read(Folder())))
        {
            var type = EventTypes.Find(draft.Type)!;
            var errors = EventValidator.Validate(type, draft.Stream, draft.Data).Concat(Anchors.Check(draft.Data)).ToList();
            if (errors.Count == 0)
                errors.AddRange(Rules.Check(new Proposed(draft.Stream, type, draft.Data, EventJson.FromJson(type, draft.Data)), catalogue));
            errors.ShouldBeEmpty($"{draft.File}:{draft.Line}");

            var (position, id) = (log.Count + 1, EventIds.Of("astana", draft.Record!));
            var timestamp = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero).AddSeconds(position);
            var recorded = new Recorded(position, timestamp, id, draft.Stream, type.StoredName, draft.Data, "A. Curator");
            log.Add(recorded);
            catalogue.Add(recorded);
        }

        return log;
    }

    private static string Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "KnowledgeBase.sln"))) root = root.Parent!;
        return Path.Combine(root.FullName, "docs", "dossiers", "astana-2017");
    }
}
