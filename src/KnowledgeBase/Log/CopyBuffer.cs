using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace KnowledgeBase.Log;

/// <summary>Rows in the binary form of PostgreSQL's COPY, without header and trailer.</summary>
internal sealed class CopyBuffer : IDisposable
{
    /// <summary>Signature, no flags, no extension.</summary>
    public static readonly ReadOnlyMemory<byte> Header = (byte[])[.. "PGCOPY\n"u8, 0xFF, 0x0D, 0x0A, 0, .. new byte[8]];

    /// <summary>The end of the rows.</summary>
    public static readonly ReadOnlyMemory<byte> Trailer = (byte[])[0xFF, 0xFF];

    private static readonly long Epoch = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Begins a row of so many columns.</summary>
    public void Row(int columns) => BinaryPrimitives.WriteInt16BigEndian(Take(2), (short)columns);

    public void Long(long value)
    {
        var span = Take(12);
        BinaryPrimitives.WriteInt32BigEndian(span, 8);
        BinaryPrimitives.WriteInt64BigEndian(span[4..], value);
    }

    public void Int(int value)
    {
        var span = Take(8);
        BinaryPrimitives.WriteInt32BigEndian(span, 4);
        BinaryPrimitives.WriteInt32BigEndian(span[4..], value);
    }

    public void Bool(bool value)
    {
        var span = Take(5);
        BinaryPrimitives.WriteInt32BigEndian(span, 1);
        span[4] = value ? (byte)1 : (byte)0;
    }

    public void Uuid(Guid value)
    {
        var span = Take(20);
        BinaryPrimitives.WriteInt32BigEndian(span, 16);
        value.TryWriteBytes(span[4..], bigEndian: true, out _);
    }

    /// <summary>Microseconds since 2000, in UTC.</summary>
    public void Instant(DateTimeOffset value) => Long((value.UtcTicks - Epoch) / TimeSpan.TicksPerMicrosecond);

    /// <summary>Version 1 of the form, and the text.</summary>
    public void Jsonb(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }

        Ensure(5 + Encoding.UTF8.GetMaxByteCount(value.Length));
        var bytes = Encoding.UTF8.GetBytes(value, _bytes.AsSpan(Length + 5));
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(Length), bytes + 1);
        _bytes[Length + 4] = 1;
        Length += 5 + bytes;
    }

    public void Text(string value)
    {
        Ensure(4 + Encoding.UTF8.GetMaxByteCount(value.Length));
        var bytes = Encoding.UTF8.GetBytes(value, _bytes.AsSpan(Length + 4));
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(Length), bytes);
        Length += 4 + bytes;
    }

    public void Long(long? value)
    {
        if (value is { } one) Long(one);
        else Null();
    }

    public void Int(int? value)
    {
        if (value is { } one) Int(one);
        else Null();
    }

    public void TextOrNull(string? value)
    {
        if (value is null) Null();
        else Text(value);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }

    private void Null() => BinaryPrimitives.WriteInt32BigEndian(Take(4), -1);

    private Span<byte> Take(int bytes)
    {
        Ensure(bytes);
        var span = _bytes.AsSpan(Length, bytes);
        Length += bytes;
        return span;
    }

    private void Ensure(int bytes)
    {
        if (Length + bytes <= _bytes.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + bytes));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
