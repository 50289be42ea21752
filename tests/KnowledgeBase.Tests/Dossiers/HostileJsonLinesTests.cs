using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Tests.Dossiers;

/// <summary>Whatever the line, reading gives records or says what is wrong, and the records can be checked.</summary>
public sealed class HostileJsonLinesTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\\", "\n", "\r\n", " ", "\t", "null", "true", "1", "-0", "1e999", "0x1F", "NaN", "// x", "\"zone.established\"", "\"zone/a\"", "\"on\"", "\"set\"", "\"record.corrected\"", "\"note\"",
        "\"order\"", "\"\\ud800\"", "\"\\u0000\"", "\0", "\u2028", "\uFEFF", "\uD800", "{\"zone.established\": \"zone/a\"}",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements(Pieces).ListOf().Select(string.Concat),
        from field in Gen.Elements("on", "order", "note", "set", "paragraphs", "unheard")
        from value in Gen.Elements(Pieces).ListOf().Select(string.Concat)
        select $$"""{"zone.established": "zone/a", "{{field}}": {{value}}}""");

    [Fact]
    public void Any_text_is_a_dossier_or_is_refused_in_words() => Prop.ForAll(Texts.ToArbitrary(), text => Survives(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    // Anything but DossierException ends the test.
    private static bool Survives(string text)
    {
        IReadOnlyList<Draft> drafts;
        try
        {
            drafts = DossierReader.Read("d.jsonl", text);
        }
        catch (DossierException refused)
        {
            return refused.Errors.Count > 0 && refused.Errors.All(error => error.Message.Length > 0);
        }

        foreach (var draft in drafts) _ = EventValidator.Validate(EventTypes.Find(draft.Type)!, draft.Stream, draft.Data).Count;
        return drafts.All(draft => draft.Line > 0);
    }
}
