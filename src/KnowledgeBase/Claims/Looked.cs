using System.Numerics;

namespace KnowledgeBase.Claims;

/// <summary>The parts of things that were asked for in a world, each with a number.</summary>
internal sealed class Parts
{
    private readonly Dictionary<ClaimsWanted, int> _numbers = [];
    private readonly List<ClaimsWanted> _parts = [];

    public ClaimsWanted this[int number] => _parts[number];

    public int NumberOf(ClaimsWanted part)
    {
        if (_numbers.TryGetValue(part, out var number)) return number;
        _parts.Add(part);
        return _numbers[part] = _parts.Count - 1;
    }
}

/// <summary>What an answer looked at: a set of parts, one bit each, as there are many answers that look at much the same.</summary>
internal sealed class Looked(Parts parts)
{
    private ulong[] _bits = [];

    /// <summary>How many parts were looked at.</summary>
    public int Count => _bits.Sum(BitOperations.PopCount);

    public void Add(ClaimsWanted part)
    {
        var number = parts.NumberOf(part);
        Reserve((number / 64) + 1);
        _bits[number / 64] |= 1UL << (number % 64);
    }

    public void UnionWith(Looked other)
    {
        Reserve(other._bits.Length);
        for (var i = 0; i < other._bits.Length; i++) _bits[i] |= other._bits[i];
    }

    /// <summary>The parts that another has not.</summary>
    public List<ClaimsWanted> Except(Looked? other = null)
    {
        var found = new List<ClaimsWanted>();
        for (var i = 0; i < _bits.Length; i++)
        {
            for (var left = _bits[i] & ~(i < other?._bits.Length ? other._bits[i] : 0); left != 0; left &= left - 1) found.Add(parts[(i * 64) + BitOperations.TrailingZeroCount(left)]);
        }

        return found;
    }

    private void Reserve(int length)
    {
        if (_bits.Length < length) Array.Resize(ref _bits, length);
    }
}
