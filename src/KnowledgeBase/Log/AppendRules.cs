using System.Text.RegularExpressions;

namespace KnowledgeBase.Log;

/// <summary>What can be stored at all. Nothing here looks at the archive.</summary>
internal static partial class AppendRules
{
    /// <summary>Marten's mark for a sequence number that was drawn and not used; readers skip it.</summary>
    private const string Tombstone = "tombstone";

    /// <summary>The same writes with their data in normal form.</summary>
    /// <exception cref="InvalidAppendException">Something cannot be stored.</exception>
    public static IReadOnlyList<StreamAppend> Checked(IReadOnlyList<StreamAppend> writes) =>
        [.. writes.Select(write => Checked(write))];

    private static StreamAppend Checked(StreamAppend write)
    {
        if (!Stream().IsMatch(write.Stream) || IsUnstorable(write.Stream))
        {
            throw new InvalidAppendException(
                $"\"{write.Stream}\" cannot name a stream: "
                + "it takes a kind (a-z, 0-9, hyphens), a slash and 1 to 199 characters, as in zone/idlib.");
        }

        if (write.ExpectedVersion < 0)
        {
            throw new InvalidAppendException($"{write.Stream}: the expected version {write.ExpectedVersion} is negative.");
        }

        return write with { Events = [.. write.Events.Select(e => Checked(write.Stream, e))] };
    }

    private static NewEvent Checked(string stream, NewEvent e)
    {
        InvalidAppendException Refused(string what) => new($"Event {e.Id} of {stream} cannot be stored: {what}.");

        if (e.Id == Guid.Empty)
        {
            throw Refused("its id is empty");
        }

        if (string.IsNullOrWhiteSpace(e.Type) || e.Type.Length > 500 || e.Type == Tombstone)
        {
            throw Refused($"\"{e.Type}\" cannot name a type");
        }

        if (IsUnstorable(e.Type) || IsUnstorable(e.DotNetType) || IsUnstorable(e.Recorder) || IsUnstorable(e.CorrelationId)
            || IsUnstorable(e.CausationId) || e.Headers?.Any(h => IsUnstorable(h.Key) || IsUnstorable(h.Value)) == true)
        {
            throw Refused("its metadata contain a NUL character or an unpaired surrogate");
        }

        try
        {
            return e with
            {
                Data = JsonText.NormalObject(e.Data),
                Headers = e.Headers is { Count: > 0 } headers ? new Dictionary<string, string>(headers, StringComparer.Ordinal) : null,
            };
        }
        catch (FormatException problem)
        {
            throw Refused(problem.Message);
        }
    }

    private static bool IsUnstorable(string? text)
    {
        if (text is null)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !(char.IsSurrogatePair(text, i) && ++i > 0)))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]*/[^/\s\p{Cc}][^\p{Cc}]{0,198}\z")]
    private static partial Regex Stream();
}
