using KnowledgeBase.Benchmarks;
using KnowledgeBase.Benchmarks.Measuring;
using KnowledgeBase.Hosting;
using Npgsql;

if (args is [Child.Flag, .. var work]) return await Child.Work(work);
if (args is ["--help"] or ["-h"])
{
    Console.WriteLine(Options.Usage);
    return 0;
}

try
{
    return await Benchmark.Run(Options.Parse(args));
}
catch (FormatException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    await Console.Error.WriteLineAsync(Options.Usage);
    return 1;
}
catch (Exception refused) when (refused is NpgsqlException or ServerException)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 3;
}
