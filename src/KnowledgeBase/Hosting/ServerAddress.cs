namespace KnowledgeBase.Hosting;

/// <summary>Where a server that accepts connections is to be found.</summary>
/// <param name="ConnectionString">In Npgsql's format, with the password: database <c>knowledgebase</c>, pooled.</param>
/// <param name="Version">The server's version, such as <c>15.18</c>.</param>
/// <param name="StartedNow">True when this call started the server, false when it was running already.</param>
public sealed record ServerAddress(string ConnectionString, string Version, bool StartedNow);
