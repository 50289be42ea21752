namespace KnowledgeBase.Benchmarks.Data;

/// <summary>Numbers that look random and are the same in every run: a hash (SplitMix64) of what they are for.</summary>
internal static class Dice
{
    private const ulong Seed = 20170504;

    public static ulong Roll(ulong a, ulong b = 0, ulong c = 0) => Mix(Mix(Mix(Seed + a) + b) + c);

    public static int Below(int limit, ulong a, ulong b = 0, ulong c = 0) => (int)(Roll(a, b, c) % (ulong)limit);

    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
