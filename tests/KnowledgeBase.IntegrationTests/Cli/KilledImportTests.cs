using System.Globalization;
using KnowledgeBase.IntegrationTests.Hosting;

namespace KnowledgeBase.IntegrationTests.Cli;

/// <summary>An import of a table that is killed, again and again, ends with what it would have recorded in one go.</summary>
public sealed class KilledImportTests(KbProgram kb) : IClassFixture<KbProgram>
{
    private const int Rows = 22_000;

    [Fact]
    public async Task Killed_between_and_within_batches_and_run_again_it_records_every_row_once()
    {
        await kb.Run("archives", "create", "whole");
        await kb.Run("archives", "create", "killed");
        var registrations = kb.Write("things.jsonl", """
            {"source.registered": "source/reports", "record": "reports", "name": "Reports", "retrieved": "2018-01-01"}
            {"zone.registered": "zone/a", "record": "zone-a", "name": "A"}
            {"actor.registered": "actor/x", "record": "actor-x", "name": "X", "kind": "state"}
            """);
        var table = kb.Write("reports.csv", "id,on\n" + string.Concat(Enumerable.Range(0, Rows).Select(row => $"r{row},{new DateOnly(1960, 1, 1).AddDays(row):yyyy-MM-dd}\n")));
        var map = kb.Write("map.yaml", """
            records:
              - zone.controlled: zone/a
                record: "{id}"
                source: source/reports
                by: actor/x
                on: "{on}"
            """);
        foreach (var archive in new[] { "whole", "killed" }) (await kb.Run("import", registrations, "--archive", archive)).Done();
        (await kb.Run("import", table, "--map", map, "--archive", "whole")).Done();

        var kills = 0;
        for (var before = await Position(); before < Rows + 3; before = await Position())
        {
            // Not before a batch more is committed; then at once, or some moments into the next.
            using var import = kb.Begin("import", table, "--map", map, "--archive", "killed");
            while (!import.HasExited && await Position() == before) await Task.Delay(5, Ask.Ct);
            await Task.Delay(kills * 37, Ask.Ct);
            if (import.HasExited) break;
            import.Kill();
            await import.WaitForExitAsync(Ask.Ct);
            kills++;
            (await kb.Run("imports", "--archive", "killed")).Done().ShouldContain(await Position() < Rows + 3 ? "partial" : "reports.csv");
        }

        kills.ShouldBeGreaterThan(1);
        (await kb.Run("import", table, "--map", map, "--archive", "killed")).Done();

        (await kb.Run("imports", "--archive", "killed")).Done().ShouldContain("complete");
        (await Position()).ShouldBe(Rows + 3);
        (await Claims("killed")).ShouldBe(await Claims("whole"));
        (await kb.Run("projections", "verify", "--archive", "killed")).Done();
    }

    private async Task<long> Position() =>
        long.Parse((await kb.Database.Rows("select count(*) from kb.entry where archive = 'killed'"))[0], CultureInfo.InvariantCulture);

    private async Task<string> Claims(string archive) =>
        (await kb.Database.Rows($"select count(*) || ' ' || sum(hashtext(entity || aspect || member || source || on_latest || ordinal)) from {await kb.Database.Table(archive, "claim")}"))[0];
}
