using KnowledgeBase.Events;

namespace KnowledgeBase.Claims;

using Words = IEnumerable<(string Name, string? Word)>;

/// <summary>Gathers the claims of one report: gives each its evidence and dates, and its aspect by modality.</summary>
internal sealed class Says(Recorded recorded, Report report)
{
    private readonly List<Claim> _claims = [];

    public IReadOnlyList<Claim> Claims => _claims;

    public string Entity => recorded.Stream;

    public Modality Modality { get; } = report.Modality ?? report.DefaultModality;

    public string? Speaker { private get; set; }

    public void Add(
        string aspect,
        string member = "",
        Words? fields = null,
        (string Name, WorldDate? Date)? date = null,
        IEnumerable<(string Name, FieldValue Value)>? counts = null,
        string? text = null)
    {
        var claim = Make(Entity, aspect, member, fields, text);
        _claims.Add(claim with
        {
            Fields = claim.Fields.AddRange((counts ?? []).Select(count => KeyValuePair.Create(count.Name, count.Value))),
            Dates = date is { Date: { } day } named ? claim.Dates.Add(named.Name, day) : claim.Dates,
        });
    }

    /// <summary>A claim about another thing than the stream's own.</summary>
    public void ClaimOf(string entity, string aspect, string member, Words fields, string? text = null) =>
        _claims.Add(Make(entity, aspect, member, fields, text));

    /// <summary>One claim for each actor named.</summary>
    public void Each(IReadOnlyList<string>? actors, string aspect, (string Name, string? Word)? field = null)
    {
        foreach (var actor in actors ?? []) Add(aspect, actor, field is { } one ? [one] : null);
    }

    /// <summary>A claim for each item, and one for the list as a whole.</summary>
    public void List(string aspect, IEnumerable<(string Item, string? Extent)> items, bool complete)
    {
        var all = items.ToList();
        foreach (var (item, extent) in all) Add(aspect, item, [("extent", extent)]);
        _claims.Add(Make(Entity, aspect, "", null, null) with { Complete = complete, Items = [.. all.Select(item => item.Item)] });
    }

    /// <summary>A plan that comes with a report of something else, such as the scheduling.</summary>
    public void Plan(string aspect, WorldDate aim, Words fields) => _claims.Add(Make(Entity, aspect, "", fields, null) with
    {
        Aspect = Aspects.Planned + aspect,
        Modality = Modality.Planned,
        Dates = Claim.NoDates.Add("aim", aim),
    });

    private Claim Make(string entity, string aspect, string member, Words? fields, string? text) => new()
    {
        Entity = entity,
        Aspect = Modality switch { Modality.Planned => Aspects.Planned + aspect, Modality.Agreed => Aspects.Agreed + aspect, _ => aspect },
        Member = member,
        Fields = Claim.NoFields.AddRange((fields ?? []).Where(field => field.Word is not null)
            .Select(field => KeyValuePair.Create(field.Name, new FieldValue(field.Word)))),
        Dates = report.Aim is { } aim ? Claim.NoDates.Add("aim", aim) : Claim.NoDates,
        Text = text,
        Modality = Modality,
        Polarity = report.Polarity,
        On = report.On,
        Since = report.Since,
        Until = report.Until,
        Order = report.Order,
        Act = Modality == Modality.Agreed ? report.Under ?? Entity : null,
        Evidence = new Evidence
        {
            Event = recorded.Id,
            Record = report.Record,
            Position = recorded.Position,
            Source = report.Source,
            Paragraphs = [.. report.Paragraphs ?? []],
            Quote = report.Quote,
            Attribution = report.Attribution,
            Via = [.. report.Via ?? []],
            Inferred = report.Inferred,
            BasedOn = report.BasedOn,
            Part = report.Part,
            Speaker = Speaker,
            Topic = (report as StatementMade)?.Topic,
            Statement = recorded.Stream.StartsWith("statement/", StringComparison.Ordinal) ? recorded.Stream : null,
        },
    };
}
