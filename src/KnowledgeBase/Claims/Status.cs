namespace KnowledgeBase.Claims;

/// <summary>
/// How far a zone or agreement has come: the furthest stage that happened, in the order of <see cref="Stages"/>, then term,
/// suspension and termination.
/// </summary>
/// <param name="Stage">The aspect of the furthest stage that happened; null when none has.</param>
/// <param name="Text">In words: <c>established</c>, <c>in force as agreed</c>, <c>term over; renewal automatic; none recorded</c>.</param>
/// <param name="Verdict">Contested or open when what it rests on is.</param>
public sealed record Status(string? Stage, string Text, Verdict Verdict)
{
    /// <summary>The stages of each kind of thing, in order; <c>in force</c> includes that as agreed.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Stages = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["zone"] = ["proposed", "agreed", "established", "dissolved"],
        ["agreement"] = ["proposed", "adopted", "signed", "inForce", "terminated"],
    };

    /// <summary>Whether a thing has a status: zones and agreements do.</summary>
    public static bool IsOf(string thing) => Stages.ContainsKey(thing.Split('/')[0]);

    /// <summary>The status of a zone or an agreement.</summary>
    public static Status Of(World world, string entity)
    {
        entity = world.Canonical(entity);
        var answers = Stages[entity.Split('/')[0]].Select(stage => Frontier.Of(world, entity, stage)).Select(answer => (answer, standing: answer.Standing)).ToList();
        var (reached, possible) = (-1, -1);
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i].standing is Standing.Happened or Standing.UnderWay) reached = i;
            if (answers[i].standing is Standing.Possibly) possible = i;
        }

        var stage = reached < 0 ? null : answers[reached].answer;
        var status = stage is null
            ? new Status(null, "no stage recorded", Verdict.Silent)
            : new Status(stage.Aspect, Word(stage.Aspect), stage.Verdict == Verdict.Contested ? Verdict.Contested : Verdict.Settled);
        if (stage?.Aspect is not ("terminated" or "dissolved")) status = WithTerm(world, entity, AsAgreed(world, entity, status));
        if (possible > reached)
            status = status with { Text = $"{status.Text}; possibly {Word(answers[possible].answer.Aspect)}", Verdict = Max(status.Verdict, Verdict.Open) };
        return status.Verdict == Verdict.Contested ? status with { Text = $"{status.Text} (contested)" } : status;
    }

    private static Status AsAgreed(World world, string entity, Status status)
    {
        if (status.Stage is not ("signed" or "adopted") || Acts.StartOf(world, entity) is not { AsAgreed: true } agreed) return status;
        return agreed.Start.Latest <= world.AsOf ? status with { Stage = "inForce", Text = "in force as agreed" }
            : agreed.Start.Earliest <= world.AsOf ? status with { Text = $"{status.Text}; possibly in force as agreed", Verdict = Max(status.Verdict, Verdict.Open) }
            : status;
    }

    private static Status WithTerm(World world, string entity, Status status)
    {
        if (status.Stage is null) return status;
        if (Acts.TermOf(world, entity) is { } term)
        {
            if (term.End.Latest < world.AsOf) return status with { Text = term.OverText, Verdict = Max(status.Verdict, term.RenewalContested ? Verdict.Contested : Verdict.Settled) };
            if (term.End.Earliest < world.AsOf) status = status with { Text = $"{status.Text}; possibly {term.OverText}", Verdict = Max(status.Verdict, term.EndContested ? Verdict.Contested : Verdict.Open) };
        }

        return Acts.IsSuspended(world, entity) switch
        {
            true => status with { Text = "suspended" },
            null => status with { Text = $"{status.Text}; possibly suspended", Verdict = Max(status.Verdict, Verdict.Open) },
            false => status,
        };
    }

    private static string Word(string aspect) => aspect == "inForce" ? "in force" : aspect;

    private static Verdict Max(Verdict a, Verdict b) => a > b ? a : b;
}
