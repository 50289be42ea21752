namespace KnowledgeBase.Time;

/// <summary>
/// How far a qualifier widens a date, in units of the precision of the component it stands at, on either side.
/// ISO 8601-2 gives the qualifiers no width, so this is a policy of the archive. A negative count is refused where it is used.
/// </summary>
/// <param name="Approximate">Units for <c>~</c>.</param>
/// <param name="Uncertain">Units for <c>?</c>.</param>
/// <param name="Both">Units for <c>%</c>, and for a component that carries <c>?</c> on one side and <c>~</c> on the other.</param>
public readonly record struct EdtfPadding(int Approximate, int Uncertain, int Both)
{
    /// <summary>One unit for each qualifier.</summary>
    public static readonly EdtfPadding Default = new(1, 1, 1);

    /// <summary>Qualifiers do not widen.</summary>
    public static readonly EdtfPadding None = new(0, 0, 0);

    internal int Units(EdtfComponent component)
    {
        var units = (component.IsApproximateHere, component.IsUncertainHere) switch
        {
            (false, false) => 0,
            (true, false) => Approximate,
            (false, true) => Uncertain,
            (true, true) => Both,
        };
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        return units;
    }
}
