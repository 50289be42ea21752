using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace KnowledgeBase.Benchmarks.Peers;

/// <summary>
/// As much of the MySQL client protocol as one statement at a time needs, over a Unix socket, without passwords: no driver with a free
/// licence is among the packages that this project restores. Results come as text.
/// </summary>
internal sealed class MySqlSession : IAsyncDisposable
{
    private const uint Capabilities = 0x0000_0001 | 0x0000_0200 | 0x0000_8000 | 0x0008_0000; // long password, protocol 4.1, secure connection, plugin
    private const byte Query = 3;
    private const byte Error = 0xff;
    private const byte EndOfRows = 0xfe;
    private const byte Null = 0xfb;
    private readonly NetworkStream _stream;
    private readonly BufferedStream _buffered;
    private byte _sequence;

    private MySqlSession(Socket socket)
    {
        _stream = new NetworkStream(socket, ownsSocket: true);
        _buffered = new BufferedStream(_stream, 16_384);
    }

    public static async Task<MySqlSession> Open(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var session = new MySqlSession(socket);
        await session.Receive();
        var hello = new byte[4 + 4 + 1 + 23];
        BinaryPrimitives.WriteUInt32LittleEndian(hello, Capabilities);
        BinaryPrimitives.WriteUInt32LittleEndian(hello.AsSpan(4), 1 << 24);
        hello[8] = 45; // utf8mb4
        await session.Send([.. hello, .. "root\0"u8, 0, .. "mysql_native_password\0"u8]);
        await session.Receive();
        return session;
    }

    /// <summary>Runs a statement; hands back the first value of its first row, null when there is none.</summary>
    public async Task<string?> Scalar(string sql)
    {
        _sequence = 0;
        await Send([Query, .. Encoding.UTF8.GetBytes(sql)]);
        var answer = await Receive();
        if (answer[0] == 0) return null;
        for (var column = 0; column <= answer[0]; column++) await Receive();
        string? value = null;
        for (var first = true; await Receive() is var row && !(row[0] == EndOfRows && row.Length < 9); first = false)
            if (first && row[0] != Null) value = Encoding.UTF8.GetString(row, 1, row[0]);
        return value;
    }

    public async ValueTask DisposeAsync()
    {
        await _buffered.DisposeAsync();
        await _stream.DisposeAsync();
    }

    private async Task Send(byte[] body)
    {
        var packet = new byte[4 + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(packet, body.Length);
        packet[3] = _sequence++;
        body.CopyTo(packet, 4);
        await _stream.WriteAsync(packet);
    }

    private async Task<byte[]> Receive()
    {
        var head = new byte[4];
        await _buffered.ReadExactlyAsync(head);
        _sequence = (byte)(head[3] + 1);
        var body = new byte[head[0] | (head[1] << 8) | (head[2] << 16)];
        await _buffered.ReadExactlyAsync(body);
        return body[0] == Error ? throw new InvalidOperationException($"MariaDB: {Encoding.UTF8.GetString(body.AsSpan(3))}") : body;
    }
}
