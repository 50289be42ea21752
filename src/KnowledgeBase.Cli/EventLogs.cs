#if MARTEN
using KnowledgeBase.Marten;
#endif
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Cli;

/// <summary>What can write and read the log. All write the same rows.</summary>
internal static class EventLogs
{
    public const string Postgres = "postgres";

    public const string Marten = "marten";

#if MARTEN
    public static bool HasMarten => true;
#else
    public static bool HasMarten => false;
#endif

    /// <summary>The name, if this program has it.</summary>
    public static string Check(string name) => name switch
    {
        Postgres => name,
        Marten when HasMarten => name,
        Marten => throw new UserException(
            "This program was built without Marten, the event store library that can write the log in place of the program itself. "
            + "Build it with 'dotnet build -p:UseMarten=true' (docs/marten.md), or use 'postgres': it writes the same tables, and both can be used by turns."),
        _ => throw new UserException($"There is no event log '{name}'. There are 'postgres' and 'marten'."),
    };

    public static IServiceCollection AddEventLog(this IServiceCollection services, string name, string connection)
    {
#if MARTEN
        if (name == Marten) services.AddMartenEventLog(connection);
#endif
        return services;
    }
}
