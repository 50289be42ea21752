namespace KnowledgeBase.Dossiers;

/// <summary>Lines of bytes, one at a time, in memory that a longest line bounds. A line ends with LF or CRLF, the last one with the file.</summary>
internal sealed class LineReader(Stream stream, int longest)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private int _from;
    private int _length;

    /// <summary>The number of the line, from 1; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <summary>Whether the line is longer than allowed; it was skipped then, and is empty.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The line without its end, until the next is read.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_from, _length);

    /// <summary>Goes to the next line; false when there is none.</summary>
    public bool Next()
    {
        (IsTooLong, _length) = (false, 0);
        var seen = 0;
        while (true)
        {
            var end = _buffer.AsSpan(_start + seen, _end - _start - seen).IndexOf((byte)'\n');
            if (end >= 0)
            {
                Take(seen + end);
                _start += seen + end + 1;
                return true;
            }

            seen = _end - _start;
            if (seen > longest)
            {
                IsTooLong = true;
                _start = _end = seen = 0;
            }

            if (Fill()) continue;
            if (seen == 0 && !IsTooLong) return false;
            Take(seen);
            _start = _end;
            return true;
        }
    }

    private void Take(int length)
    {
        Number++;
        if (length > longest) IsTooLong = true;
        if (IsTooLong) return;
        (_from, _length) = (_start, length);
        if (_length > 0 && _buffer[_from + _length - 1] == '\r') _length--;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, (int)Math.Min(_buffer.Length * 2L, longest + 64L * 1024));
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
