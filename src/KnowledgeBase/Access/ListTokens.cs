using MediatR;
using Npgsql;

namespace KnowledgeBase.Access;

/// <summary>Every token there is or was, by name, without their secrets.</summary>
public sealed record ListTokens : IRequest<TokenList>;

/// <summary>Every token.</summary>
/// <param name="Tokens">By name.</param>
/// <param name="Now">When that was asked, which says what has expired.</param>
public sealed record TokenList(IReadOnlyList<Token> Tokens, DateTimeOffset Now);

internal sealed class ListTokensHandler(NpgsqlDataSource source, TimeProvider clock) : IRequestHandler<ListTokens, TokenList>
{
    public async Task<TokenList> Handle(ListTokens request, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return new(await TokenRows.List(connection, cancellationToken), clock.GetUtcNow());
    }
}
