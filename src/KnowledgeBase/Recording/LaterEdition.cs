using KnowledgeBase.Dossiers;
using KnowledgeBase.Dossiers.Tables;
using KnowledgeBase.Events;
using KnowledgeBase.Log;

namespace KnowledgeBase.Recording;

/// <summary>The edition that a table is reconciled as.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Source">Its reference.</param>
/// <param name="Work">The work that it is an edition of.</param>
/// <param name="Number">Its number.</param>
internal sealed record LaterEdition(string Archive, string Source, string Work, int Number)
{
    public EditionComparison Comparison => new(Archive, Work, Number);

    /// <summary>Says that the edition leaves out what is under a key.</summary>
    public Draft Omission(string key) => new(Source, "source.omitted", new() { ["record"] = Ids.Of(Source[(Source.IndexOf('/', StringComparison.Ordinal) + 1)..], "omitted", key), ["key"] = key });

    /// <summary>What a table, its mapping and the archive make of it.</summary>
    /// <exception cref="DossierException">It can't be reconciled; says everything that is in the way.</exception>
    public static async Task<LaterEdition> Of(OpenTable table, IEventLog log, CancellationToken ct)
    {
        var errors = new List<DossierError>();
        var mapping = table.Mapping;
        if (table.Edition is not { } edition) throw new DossierException([new(mapping.File, 0, 0, "reconciling needs the edition that the table is: list it under 'sources', or say --edition.")]);
        var work = edition.Fields["work"]?.ToString();
        var number = int.TryParse(edition.Values["source.edition"], out var given) ? given : 1;
        if (work is null || number < 2) errors.Add(new(mapping.File, 0, 0, $"{edition.Source} is no later edition: it needs the 'work' that it is an edition of, and an 'edition' from 2 on."));

        foreach (var record in table.Rows.Records.Where(record => !record.Mapped.IsOnce))
        {
            void wrong(string message) => errors.Add(new(mapping.File, record.Mapped.Line, record.Mapped.Column, $"{record.Mapped.Type.Name}: {message}"));
            if (Template(record, "key") is not { } key) wrong("has no 'key': editions are compared by it.");
            else if (key.Any(name => name == "source" || name.StartsWith("source.", StringComparison.Ordinal))) wrong("its 'key' differs from edition to edition, and so nothing could be found under it; leave the source out of it.");
            if (Template(record, "record") is { } id && !id.Any(name => name == "source" || name.StartsWith("source.", StringComparison.Ordinal))) wrong("its 'record' is the same in all editions, and a record is of one; take {source.slug} into it.");
        }

        if (errors.Count == 0)
        {
            var editions = await log.InTransaction(table.Request.Archive, async transaction => (await CatalogueLoader.Registered(transaction, table.Request.Archive, ct)).Registrations, ct);
            if (!editions.Any(one => one.Value is SourceRegistered other && (other.Work ?? one.Key) == work && (other.Edition ?? 1) < number))
                errors.Add(new(mapping.File, 0, 0, $"the archive has no edition of '{work}' before {edition.Source}; import one first, with kb import --map."));
        }

        return errors.Count > 0 ? throw new DossierException(errors) : new(table.Request.Archive, edition.Source, work!, number);
    }

    private static IReadOnlyList<string>? Template(BoundRecord record, string field) =>
        record.FieldNames.Where(one => one.Name == field).Select(one => one.Values).FirstOrDefault() ?? (record.Mapped.Fields.Any(one => one.Name == field) ? [] : null);
}
