using System.Diagnostics.CodeAnalysis;

namespace KnowledgeBase.Time;

/// <summary>
/// A date, interval or set of dates in the Extended Date/Time Format: ISO 8601-2:2019 as profiled by the Library of Congress (2019),
/// levels 0 to 2. Local days of the proleptic Gregorian calendar; year 0000 is 1 BC; years have at most 16 digits, texts 1,000 characters.
/// Equal when written the same.
/// </summary>
public sealed class Edtf : IEquatable<Edtf>
{
    private readonly EdtfValue value;
    private readonly string text;

    private Edtf(EdtfValue value) => (this.value, text, Bounds) = (value, value.ToString()!, value.Bounds);

    /// <summary>
    /// The first and the last day it can be, before any widening. For an interval or a set from its first to its last day;
    /// infinite where it is open (<c>..</c>) or unknown. The standard gives seasons no months; here they are the meteorological ones,
    /// northern unless said otherwise, and a winter <c>2001-24</c> runs from December 2001 to February 2002.
    /// </summary>
    public DayBounds Bounds { get; }

    /// <summary>Whether any part is approximate (<c>~</c>), uncertain (<c>?</c>) or both (<c>%</c>).</summary>
    public bool IsQualified => value.IsQualified;

    /// <summary>Whether it is written with a slash.</summary>
    public bool IsInterval => value is EdtfInterval;

    /// <summary>The first date of an interval; null when it is open or unknown, and for what is no interval.</summary>
    public Edtf? First => value is EdtfInterval { First.Date: { } date } ? new Edtf(date) : null;

    /// <summary>The last date of an interval; null when it is open or unknown, and for what is no interval.</summary>
    public Edtf? Last => value is EdtfInterval { Last.Date: { } date } ? new Edtf(date) : null;

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">The text is not EDTF; the message is that of the <see cref="EdtfError"/>.</exception>
    public static Edtf Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var value, out var error) ? value : throw new FormatException(error.Message);
    }

    /// <summary>Reads a text, or says what is wrong with it. Never throws.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Edtf? value, [NotNullWhen(false)] out EdtfError? error)
    {
        value = EdtfParser.Parse(text, out error) is { } parsed ? new Edtf(parsed) : null;
        return value is not null;
    }

    /// <summary>
    /// The bounds with every qualified date widened on both sides, each end of an interval and each member of a set by itself. A qualifier
    /// widens by units of the component it stands at: <c>2017-05-04~</c> by days, <c>2017-05~</c> by months, <c>2017~</c> and
    /// <c>2017~-05-04</c> by years, <c>199X~</c> by decades, <c>19XX~</c> by centuries, <c>2017-21~</c> by the length of the season.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The padding that applies is negative.</exception>
    public DayBounds Padded(EdtfPadding padding) => value.Padded(padding);

    /// <summary>
    /// When an interval begins: the padded bounds of its first date, or, when that is open or unknown, anything up to its last day.
    /// For what is no interval, <see cref="Padded"/>.
    /// </summary>
    public DayBounds FirstBounds(EdtfPadding padding) => value is EdtfInterval interval
        ? interval.First.Date?.Padded(padding) ?? interval.Padded(padding)
        : Padded(padding);

    /// <summary>
    /// When an interval ends: the padded bounds of its last date, or, when that is open or unknown, anything from its first day on.
    /// For what is no interval, <see cref="Padded"/>.
    /// </summary>
    public DayBounds LastBounds(EdtfPadding padding) => value is EdtfInterval interval
        ? interval.Last.Date?.Padded(padding) ?? interval.Padded(padding)
        : Padded(padding);

    /// <summary>Plain English: "some day in May 2017", "about 1984", "from 3 to 4 May 2017".</summary>
    public string InWords() => EdtfWords.Of(value);

    /// <inheritdoc/>
    public bool Equals(Edtf? other) => other is not null && text == other.text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Edtf);

    /// <inheritdoc/>
    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The text it was read from.</summary>
    public override string ToString() => text;
}
