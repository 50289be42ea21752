using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Tests.Dossiers;

/// <summary>Whatever the text, reading gives records or says what is wrong, and the records can be checked.</summary>
public sealed class HostileYamlTests
{
    private static readonly string[] Pieces =
    [
        "- ", "\n", "\n  ", "\n    ", ": ", "? ", "[", "]", "{", "}", ", ", "'", "\"", "|", ">", "&a ", "*a", "!", "!!int ", "!<tag:x> ", "%YAML 1.1", "---", "...", "#", "\t",
        "zone.established: zone/a", "record.corrected: zone/a", "on", "set", "note", "order", "record", "paragraphs", "targetType", "zone.ruleSet", "null", "~", "true", "1", "-0", "1e999", "NaN", "0x1F", "<<", "=", "\\u", "\\ud800", "\0", "\u2028", "\uFEFF", "\uD800",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements(Pieces).ListOf().Select(string.Concat),
        Gen.Elements(Pieces).ListOf().Select(pieces => "- zone.established: zone/a\n  " + string.Concat(pieces)),
        from field in Gen.Elements("on", "order", "note", "set", "paragraphs", "unheard")
        from value in Gen.Elements(Pieces).ListOf().Select(string.Concat)
        select $"- zone.established: zone/a\n  {field}: {value}");

    [Fact]
    public void Any_text_is_a_dossier_or_is_refused_in_words() => Prop.ForAll(Texts.ToArbitrary(), text => Survives(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    [Theory]
    [InlineData("!!binary x")]
    [InlineData("- !!map zone.established: zone/a")]
    [InlineData("- ! : a")]
    [InlineData("- zone.established: zone/a\n  ? \n  : x")]
    [InlineData("- zone.established: zone/a\n  ? [a]\n  : x")]
    [InlineData("- zone.established: zone/a\n  ? {a: b}\n  : x")]
    [InlineData("- zone.established: zone/a\n  <<: {a: b}")]
    [InlineData("- zone.established: zone/a\n  note: \"\\uD800\"")]
    [InlineData("- zone.established: zone/a\n  note: \"\\U00110000\"")]
    [InlineData("- zone.established: zone/a\n  note: \"\\xZZ\"")]
    [InlineData("- zone.established: zone/a\n  note: |9999999999\n    a")]
    [InlineData("%YAML 9999999999.1\n---\n- a")]
    [InlineData("%TAG ! !\n%TAG ! !\n---\n- a")]
    [InlineData("--- !<\n")]
    [InlineData("- zone.established: zone/a\n  note: !foo!bar x")]
    [InlineData("- record.corrected: zone/a\n  set: 7\n  targetType: [zone.ruleSet]")]
    [InlineData("- record.corrected: zone/a\n  set: { on: 1 }\n  targetType:")]
    [InlineData("- record.corrected: zone/a\n  set: { on: [1] }\n  targetType: zone.nothing")]
    public void Odd_YAML_is_a_dossier_or_is_refused_in_words(string text) => Survives(text).ShouldBeTrue(text);

    // Anything but DossierException ends the test.
    private static bool Survives(string text)
    {
        IReadOnlyList<Draft> drafts;
        try
        {
            drafts = DossierReader.Read("d.yaml", text);
        }
        catch (DossierException refused)
        {
            return refused.Errors.Count > 0 && refused.Errors.All(error => error.Message.Length > 0);
        }

        foreach (var draft in drafts) _ = EventValidator.Validate(EventTypes.Find(draft.Type)!, draft.Stream, draft.Data).Count;
        return drafts.All(draft => JsonSerializer.Serialize(draft.Data).Length > 0);
    }
}
