using KnowledgeBase.Log;
using MediatR;
using Npgsql;

namespace KnowledgeBase.Access;

/// <summary>
/// Who somebody is who proved to hold a token before, such as the owner of a session; null as soon as the token is revoked or expired.
/// </summary>
/// <param name="Name">The token's name.</param>
public sealed record AskCaller(string Name) : IRequest<Caller?>;

internal sealed class AskCallerHandler(NpgsqlDataSource source, TimeProvider clock) : IRequestHandler<AskCaller, Caller?>
{
    private static readonly string NamedSql = Sql.Load("Access/token_named.sql");

    public async Task<Caller?> Handle(AskCaller request, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var found = await connection.Query(Sql.Command(NamedSql, Sql.Value(request.Name)), TokenRows.Read, cancellationToken);
        return found is [var token] ? await TokenRows.Use(connection, token, clock.GetUtcNow(), cancellationToken) : null;
    }
}
