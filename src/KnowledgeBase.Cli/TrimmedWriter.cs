using System.Text;

namespace KnowledgeBase.Cli;

/// <summary>Leaves out the spaces that fill lines up to the width of a console: in a pipe they are only in the way.</summary>
internal sealed class TrimmedWriter(TextWriter inner) : TextWriter
{
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (value != '\n')
        {
            _line.Append(value);
            return;
        }

        inner.WriteLine(_line.ToString().TrimEnd(' ', '\r'));
        _line.Clear();
    }

    public override void Flush() => inner.Flush();
}
