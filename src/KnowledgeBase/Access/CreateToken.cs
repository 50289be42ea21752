using KnowledgeBase.Log;
using MediatR;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Access;

/// <summary>Makes a token. Takes texts as people write them, so that all that is wrong with them is said at once.</summary>
/// <param name="Name">1 to 100 visible characters and single spaces, never used for a token before.</param>
/// <param name="Role">One of <see cref="Roles.Words"/>.</param>
/// <param name="Expires">From when on it no longer works: a day, meaning its beginning in UTC, or an instant; null: it works until it is revoked.</param>
/// <param name="By">Who makes it.</param>
/// <exception cref="InvalidTokenException">It cannot be made so.</exception>
public sealed record CreateToken(string Name, string Role, string? Expires, string By) : IRequest<CreatedToken>;

/// <summary>A new token.</summary>
/// <param name="Token">What is kept of it.</param>
/// <param name="Text">The token itself, to be given to its holder. It is nowhere else, and cannot be had again.</param>
public sealed record CreatedToken(Token Token, string Text)
{
    /// <summary>Without the secret, so that no log has it.</summary>
    public override string ToString() => $"{nameof(CreatedToken)} {{ {Token} }}";
}

internal sealed class CreateTokenHandler(NpgsqlDataSource source, TimeProvider clock) : IRequestHandler<CreateToken, CreatedToken>
{
    private static readonly string InsertSql = Sql.Load("Access/token_insert.sql");

    public async Task<CreatedToken> Handle(CreateToken request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var (role, expires) = TokenRules.Check(request, await TokenRows.List(connection, cancellationToken), now);
        var (id, text) = Secret.Draw();
        var rows = await connection.Query(
            Sql.Command(
                InsertSql,
                Sql.Value(id),
                Sql.Value(request.Name),
                Sql.Value(role.Word()),
                Sql.Value(Secret.Hash(text)),
                Sql.Value(now),
                Sql.Value(request.By),
                new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = (object?)expires ?? DBNull.Value }),
            TokenRows.Read,
            cancellationToken);
        // None: another program took the name since.
        return rows is [var token] ? new(token, text) : throw new InvalidTokenException([TokenRules.Taken(request.Name)]);
    }
}
