using KnowledgeBase.Recording;
using MediatR;

namespace KnowledgeBase.Web.Pages.Write;

/// <summary>One way of amending a record.</summary>
/// <param name="Path">Its page.</param>
/// <param name="Title">What one does.</param>
/// <param name="Noun">What one makes.</param>
/// <param name="What">What that means.</param>
/// <param name="HasFields">Whether it gives fields new values.</param>
/// <param name="Request">The command.</param>
public sealed record AmendKind(string Path, string Title, string Noun, string What, bool HasFields, Func<Amending, IReadOnlyList<(string Field, string Value)>, IRequest<Amended>> Request)
{
    public static readonly IReadOnlyList<AmendKind> All =
    [
        new("correct", "Correct", "correction", "Our reading of the source was wrong: give the fields that are wrong their right values. Where the source itself is wrong, record another source. The log keeps what was read before.", true, (amending, set) => new CorrectEvent(amending, set)),
        new("retract", "Retract", "retraction", "The record leaves everything that the archive says; of an amendment: it is undone. The log keeps both.", false, (amending, _) => new RetractEvent(amending)),
        new("deprecate", "Deprecate", "deprecation", "What the record claims is not to be relied on: it leaves every verdict, and is listed apart.", false, (amending, _) => new DeprecateEvent(amending)),
    ];
}
