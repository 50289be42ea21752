using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Recording;

/// <summary>Asks, within the transaction of an amendment, what was answered before it and what is answered after it.</summary>
internal static class ImpactReader
{
    /// <summary>More things than these are not asked: the preview of an amendment should take seconds.</summary>
    private const int MaxThings = 500;

    private static readonly string SourcesSql = Sql.Load("Recording/touched_sources.sql");
    private static readonly string NamesSql = Sql.Load("Recording/touched_names.sql");
    private static readonly string KeysSql = Sql.Load("Recording/touched_keys.sql");
    private static readonly string DependentsSql = Sql.Load("Recording/touched_dependents.sql");

    /// <summary>The impact of what was appended between two positions.</summary>
    /// <param name="connection">A connection that sees both.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="before">The position before the amendment.</param>
    /// <param name="after">The position after it.</param>
    /// <param name="today">The day that findings are told of.</param>
    /// <param name="contents">The contents that the amended event had and has.</param>
    /// <param name="root">The event that is amended in the end.</param>
    /// <param name="kept">What was worked out before; most items are not touched.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<Impact> Read(NpgsqlConnection connection, string archive, long before, long after, Day today, IReadOnlyList<Event> contents, Recorded root, KeptTimelines kept, CancellationToken ct)
    {
        var things = await Touched(connection, archive, contents, root, ct);
        var asked = things.Take(MaxThings).ToList();
        var snapshot = (await WorldReader.AskWithin(connection, archive, after, new Vantage { AsOf = today }, snapshot => snapshot, ct)).Answer;
        var claims = new ClaimLog(connection, snapshot);
        var was = await Told(before);
        var @is = await Told(after);
        return Impact.Of(was, @is, things.Count - asked.Count);

        Task<List<Told>> Told(long position) => claims.Ask(position, world => world.HasAll(asked) && kept.Of(world) is var known ? asked.ConvertAll(thing => Recording.Told.Of(world, thing, known)) : [], ct);
    }

    private static async Task<IReadOnlyList<string>> Touched(NpgsqlConnection connection, string archive, IReadOnlyList<Event> contents, Recorded root, CancellationToken ct)
    {
        var tables = await ProjectionTables.Live(connection, archive, ct);
        var things = contents.SelectMany(content => ClaimsOf.Event(root, content)).Select(claim => claim.Entity).Append(root.Stream).ToHashSet(StringComparer.Ordinal);
        // What other editions say under its key is heard in its place, or ceases to be.
        things.UnionWith(await Things(Sql.Command(tables.Rewrite(KeysSql), Sql.Value(archive), Sql.Value(root.Position))));
        if (root.Content is SourceRegistered or SourceOmitted) things.UnionWith(await Things(Sql.Command(tables.Rewrite(SourcesSql), Sql.Value(archive), Sql.Value(root.Stream))));
        if (root.Content is ThingSameAs same)
        {
            things.Add(same.Other);
            things.UnionWith(await Things(Sql.Command(tables.Rewrite(NamesSql), Sql.Value(archive), Sql.Array(NpgsqlDbType.Text, [root.Stream, same.Other]))));
        }

        return await Things(Sql.Command(tables.Rewrite(DependentsSql), Sql.Value(archive), Sql.Array(NpgsqlDbType.Text, things)));

        Task<List<string>> Things(NpgsqlBatchCommand command) => connection.Query(command, row => row.GetString(0), ct);
    }
}
