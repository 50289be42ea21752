using KnowledgeBase.Log;
using MediatR;
using Npgsql;

namespace KnowledgeBase.Access;

/// <summary>A token is to work no longer, for good. Revoking it again changes nothing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="By">Who revokes it.</param>
/// <exception cref="UnknownTokenException">There is no such token.</exception>
public sealed record RevokeToken(string Name, string By) : IRequest<RevokedToken>;

/// <summary>A token that was revoked.</summary>
/// <param name="Token">The token.</param>
/// <param name="Now">Whether this revoked it; else it was revoked already.</param>
public sealed record RevokedToken(Token Token, bool Now);

internal sealed class RevokeTokenHandler(NpgsqlDataSource source, TimeProvider clock) : IRequestHandler<RevokeToken, RevokedToken>
{
    private static readonly string RevokeSql = Sql.Load("Access/token_revoke.sql");

    public async Task<RevokedToken> Handle(RevokeToken request, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var tokens = await TokenRows.List(connection, cancellationToken);
        var before = tokens.Find(token => token.Name == request.Name) ?? throw new UnknownTokenException(request.Name, tokens.Select(token => token.Name));
        var after = await connection.Query(Sql.Command(RevokeSql, Sql.Value(before.Name), Sql.Value(clock.GetUtcNow()), Sql.Value(request.By)), TokenRows.Read, cancellationToken);
        return new(after.Single(), before.Revoked is null);
    }
}
