using KnowledgeBase.Log;
using MediatR;
using Npgsql;

namespace KnowledgeBase.Access;

/// <summary>Who the holder of a token is; null unless it is a valid one. Why not is not told: a stranger has no need to know.</summary>
/// <param name="Text">What was given as a token; any text.</param>
public sealed record Authenticate(string Text) : IRequest<Caller?>
{
    /// <summary>Without the secret, so that no log has it.</summary>
    public override string ToString() => nameof(Authenticate);
}

internal sealed class AuthenticateHandler(NpgsqlDataSource source, TimeProvider clock) : IRequestHandler<Authenticate, Caller?>
{
    private static readonly string FindSql = Sql.Load("Access/token_find.sql");

    public async Task<Caller?> Handle(Authenticate request, CancellationToken cancellationToken)
    {
        if (Secret.IdOf(request.Text) is not { } id) return null;
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var found = await connection.Query(Sql.Command(FindSql, Sql.Value(id)), row => (Token: TokenRows.Read(row), Hash: row.GetFieldValue<byte[]>(9)), cancellationToken);
        return found is [var (token, hash)] && Secret.Matches(request.Text, hash) ? await TokenRows.Use(connection, token, clock.GetUtcNow(), cancellationToken) : null;
    }
}
