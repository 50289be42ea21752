using System.Collections.Concurrent;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using Npgsql;

namespace KnowledgeBase.Recording;

/// <summary>
/// Keeps what is registered in archives from one recording to the next, as to load it takes longer than to record. It holds as long as
/// nobody else has recorded anything in between, which the position tells under the archive's lock.
/// </summary>
internal sealed class Catalogues
{
    private const int MaxKept = 16;
    private readonly ConcurrentDictionary<string, CatalogueAt> _kept = new(StringComparer.Ordinal);

    /// <summary>The catalogue of an archive where it ends, for one use: what is recorded with it may still come to nothing.</summary>
    public async Task<CatalogueAt> Take(ILogTransaction log, string archive, CancellationToken ct)
    {
        // A dropped archive's name and positions come again with another one; its tables do not.
        var tables = (await ProjectionTables.Live(((NpgsqlTransaction)log.Transaction!).Connection!, archive, ct)).Id;
        if (_kept.TryRemove(archive, out var kept) && kept.Tables == tables && kept.Position == log.Head.Position)
        {
            kept.Catalogue.Forget();
            return kept;
        }

        return new(tables, log.Head.Position, await CatalogueLoader.Registered(log, archive, ct));
    }

    /// <summary>What was recorded with it is committed.</summary>
    public void Keep(string archive, CatalogueAt used, long position)
    {
        if (_kept.Count >= MaxKept) _kept.Clear();
        _kept[archive] = used with { Position = position };
    }
}

/// <summary>What is registered at a position.</summary>
internal sealed record CatalogueAt(long Tables, long Position, Catalogue Catalogue);
