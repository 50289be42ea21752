using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace KnowledgeBase.Log;

/// <summary>
/// One step of setting up the database: an embedded .sql file, in any folder, whose name begins with three digits and an underscore
/// (<c>Log/001_log.sql</c>, <c>Projections/010_claims.sql</c>). The digits order the steps of all folders; no two may share them.
/// A step that has been released is never edited: add another.
/// </summary>
/// <param name="Name">The file's name without its ending, such as <c>001_log</c>.</param>
/// <param name="Sql">Its statements.</param>
internal sealed partial record MigrationStep(string Name, string Sql)
{
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    public static IReadOnlyList<MigrationStep> Embedded(Assembly assembly)
    {
        MigrationStep[] steps =
        [
            .. from resource in assembly.GetManifestResourceNames()
               let file = StepFile().Match(resource)
               where file.Success
               orderby file.Groups[1].Value
               select new MigrationStep(file.Groups[1].Value, KnowledgeBase.Log.Sql.Load(assembly, resource)),
        ];
        return steps.CountBy(step => step.Name[..3]).FirstOrDefault(number => number.Value > 1).Key is { } twice
            ? throw new InvalidOperationException($"Two migration steps are numbered {twice}.")
            : steps;
    }

    [GeneratedRegex(@"\.(\d{3}_[^.]+)\.sql$")]
    private static partial Regex StepFile();
}
