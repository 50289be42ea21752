namespace KnowledgeBase.Time;

/// <summary>What an EDTF text says: a date, an interval or a set. Every one prints back as it was written.</summary>
internal abstract record EdtfValue
{
    public abstract DayBounds Bounds { get; }

    public abstract bool IsQualified { get; }

    public abstract DayBounds Padded(EdtfPadding padding);
}

/// <summary>One end of an interval: a date, open (<c>..</c>), or unknown (nothing written).</summary>
internal sealed record EdtfEnd(EdtfDate? Date, bool IsOpen)
{
    public override string ToString() => Date?.ToString() ?? (IsOpen ? ".." : "");
}

/// <summary><c>2004-06/2006-08</c>. Never with a first date that is certainly after the last.</summary>
internal sealed record EdtfInterval(EdtfEnd First, EdtfEnd Last) : EdtfValue
{
    public override DayBounds Bounds =>
        new(First.Date?.Bounds.Earliest ?? Day.BeginningOfTime, Last.Date?.Bounds.Latest ?? Day.EndOfTime);

    public override bool IsQualified => First.Date is { IsQualified: true } || Last.Date is { IsQualified: true };

    public override DayBounds Padded(EdtfPadding padding) => new(
        First.Date?.Padded(padding).Earliest ?? Day.BeginningOfTime, Last.Date?.Padded(padding).Latest ?? Day.EndOfTime);

    public override string ToString() => $"{First}/{Last}";
}

/// <summary>A member of a set: one date, when both ends are the same, or <c>1670..1672</c>, <c>..1672</c>, <c>1670..</c>.</summary>
internal sealed record EdtfMember(EdtfDate? From, EdtfDate? To, bool IsRange)
{
    public DayBounds Bounds => new(From?.Bounds.Earliest ?? Day.BeginningOfTime, To?.Bounds.Latest ?? Day.EndOfTime);

    public bool IsQualified => From is { IsQualified: true } || To is { IsQualified: true };

    public DayBounds Padded(EdtfPadding padding) =>
        new(From?.Padded(padding).Earliest ?? Day.BeginningOfTime, To?.Padded(padding).Latest ?? Day.EndOfTime);

    public override string ToString() => IsRange ? $"{From}..{To}" : $"{From}";
}

/// <summary><c>[1667,1668]</c>, one of the members, or <c>{1667,1668}</c>, all of them; never without members.</summary>
internal sealed record EdtfSet(bool IsAll, IReadOnlyList<EdtfMember> Members) : EdtfValue
{
    public override DayBounds Bounds => Members.Select(m => m.Bounds).Aggregate((a, b) => a.Hull(b));

    public override bool IsQualified => Members.Any(m => m.IsQualified);

    public override DayBounds Padded(EdtfPadding padding) => Members.Select(m => m.Padded(padding)).Aggregate((a, b) => a.Hull(b));

    public override string ToString()
    {
        var members = string.Join(',', Members);
        return IsAll ? $"{{{members}}}" : $"[{members}]";
    }
}
