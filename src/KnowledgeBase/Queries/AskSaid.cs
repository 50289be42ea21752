using KnowledgeBase.Claims;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using MediatR;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Queries;

/// <summary>What sources say, record by record, in the order of recording; superseded claims and those of any day among them.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Vantage">Where it is seen from; only its position matters.</param>
/// <param name="Sources">References of sources.</param>
/// <param name="BasedOn">Only what editors inferred from one of these records; everything when null.</param>
/// <param name="After">Only records after this position.</param>
/// <param name="Limit">At most so many records.</param>
public sealed record AskSaid(string Archive, Vantage Vantage, IReadOnlyList<string> Sources, IReadOnlyList<string>? BasedOn = null, long After = 0, int Limit = 100) : IRequest<SaidAnswer>;

/// <summary>What sources say.</summary>
/// <param name="At">The vantage, with the position that it was read at.</param>
/// <param name="Records">By position.</param>
/// <param name="More">Whether there are more after the last.</param>
/// <param name="Names">The label of every reference.</param>
public sealed record SaidAnswer(ResolvedVantage At, IReadOnlyList<SaidRecord> Records, bool More, Names Names);

/// <summary>What one record claims.</summary>
/// <param name="Record">Its id.</param>
/// <param name="Position">Where it stands in the archive.</param>
/// <param name="Claims">Its claims.</param>
/// <param name="Deprecated">Whether it is not to be relied on.</param>
public sealed record SaidRecord(string Record, long Position, IReadOnlyList<Claim> Claims, bool Deprecated);

internal sealed class AskSaidHandler(WorldReader reader) : IRequestHandler<AskSaid, SaidAnswer>
{
    private static readonly string ClaimsSql = Sql.Load("Queries/claims_of_source.sql");

    public Task<SaidAnswer> Handle(AskSaid request, CancellationToken cancellationToken) => reader.Read(
        request.Archive,
        request.Vantage,
        async (connection, snapshot) =>
        {
            var tables = await ProjectionTables.Live(connection, request.Archive, cancellationToken);
            var claims = await connection.Query(
                Sql.Command(
                    tables.Rewrite(ClaimsSql), Sql.Value(request.Archive), Sql.Value(snapshot.At.Position), Sql.Array(NpgsqlDbType.Text, request.Sources), Sql.Nullable(NpgsqlDbType.Text, request.BasedOn),
                    Sql.Value(request.After), Sql.Value(request.Limit + 1)),
                row => (Claim: Read(row), Deprecated: row.GetBoolean(1)),
                cancellationToken);
            var records = claims.GroupBy(one => one.Claim.Evidence.Record)
                .Select(record => new SaidRecord(record.Key, record.First().Claim.Evidence.Position, [.. record.Select(one => snapshot.World.Canonical(one.Claim))], record.First().Deprecated)).ToList();
            return new SaidAnswer(snapshot.At, [.. records.Take(request.Limit)], records.Count > request.Limit, snapshot.Names);
        },
        cancellationToken);

    private static Claim Read(NpgsqlDataReader row) => ClaimTexts.Read(row.GetString(0));
}
