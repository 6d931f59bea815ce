using System.Buffers.Binary;
using System.Numerics;

namespace Millrace.Data;

/// <summary>
/// The grammar of JSON (RFC 8259) over lines that end with a line feed, which no token holds: nothing looks behind it. What is asked for is where
/// something ends; a negative number says that it is faulty, and <see cref="FaultAt"/> and <see cref="Problem"/> where and why.
/// </summary>
internal sealed class JsonGrammar
{
    /// <summary>The answer where something is faulty.</summary>
    public const int Faulty = -1;

    private const ulong Ones = 0x0101010101010101;
    private const ulong HighBits = 0x8080808080808080;
    private const uint Null = 'n' | ('u' << 8) | ('l' << 16) | ('l' << 24);
    private const uint True = 't' | ('r' << 8) | ('u' << 16) | ('e' << 24);
    private const uint Alse = 'a' | ('l' << 8) | ('s' << 16) | ('e' << 24);

    /// <summary>Where the fault is.</summary>
    public int FaultAt { get; private set; }

    /// <summary>What is wrong there, to follow the place.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Notes a fault.</summary>
    public int Fail(int at, string problem)
    {
        (FaultAt, Problem) = (at, problem);
        return Faulty;
    }

    /// <summary>Behind white space; a line feed is none.</summary>
    public static int SkipSpace(ReadOnlySpan<byte> bytes, int at)
    {
        while (bytes[at] is (byte)' ' or (byte)'\t' or (byte)'\r')
            at++;
        return at;
    }

    /// <summary>Behind a text.</summary>
    /// <param name="bytes">The lines and eight bytes more.</param>
    /// <param name="at">Where the opening quote is.</param>
    /// <param name="isEscaped">Whether it has escapes.</param>
    public int EndOfText(ReadOnlySpan<byte> bytes, int at, out bool isEscaped)
    {
        isEscaped = false;
        at++;
        while (true)
        {
            ulong stops = StopsOf(BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]));
            if (stops == 0)
            {
                at += sizeof(ulong);
                continue;
            }

            at += BitOperations.TrailingZeroCount(stops) >> 3;
            if (bytes[at] == '"')
                return at + 1;
            if (bytes[at] != '\\')
                return Fail(at, bytes[at] == '\n' ? "the line ends within a text" : "a text holds a control character: write it as an escape");
            isEscaped = true;
            int length = LengthOfEscape(bytes, at);
            if (length == 0)
                return Fail(at, "there is no escape of JSON");
            at += length;
        }
    }

    /// <summary>Behind the name of a value.</summary>
    public int EndOfName(ReadOnlySpan<byte> bytes, int at) =>
        bytes[at] == '"' ? EndOfText(bytes, at, out _) : Fail(at, bytes[at] == '\n' ? "the line ends within an object" : "a name in quotes is missing");

    /// <summary>Behind a number.</summary>
    public int EndOfNumber(ReadOnlySpan<byte> bytes, int at)
    {
        at += bytes[at] == '-' ? 1 : 0;
        int start = at;
        at = bytes[at] == '0' ? at + 1 : SkipDigits(bytes, at);
        if (at == start)
            return Fail(at, "there is no value of JSON");
        if (bytes[at] == '.')
        {
            start = at + 1;
            at = SkipDigits(bytes, start);
            if (at == start)
                return Fail(at, "a number has no digit behind its point");
        }

        if ((bytes[at] | 0x20) != 'e')
            return at;
        start = at + (bytes[at + 1] is (byte)'+' or (byte)'-' ? 2 : 1);
        at = SkipDigits(bytes, start);
        return at == start ? Fail(at, "a number has no digit in its exponent") : at;
    }

    /// <summary>Behind true, false, null or a number.</summary>
    public int EndOfBare(ReadOnlySpan<byte> bytes, int at)
    {
        switch (bytes[at])
        {
            case (byte)'t' when BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) == True:
            case (byte)'n' when BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) == Null:
                return at + 4;
            case (byte)'f' when BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 1)..]) == Alse:
                return at + 5;
            default:
                return EndOfNumber(bytes, at);
        }
    }

    /// <summary>Behind any value.</summary>
    /// <param name="bytes">The lines and eight bytes more.</param>
    /// <param name="at">Where the value starts.</param>
    /// <param name="depth">Objects and arrays around it.</param>
    public int EndOfValue(ReadOnlySpan<byte> bytes, int at, int depth) => bytes[at] switch
    {
        (byte)'"' => EndOfText(bytes, at, out _),
        (byte)'{' => EndOfObject(bytes, at, depth + 1),
        (byte)'[' => EndOfArray(bytes, at, depth + 1),
        _ => EndOfBare(bytes, at),
    };

    /// <summary>The colon behind a name and the space around it.</summary>
    public int SkipColon(ReadOnlySpan<byte> bytes, int at)
    {
        at = SkipSpace(bytes, at);
        return bytes[at] == ':' ? SkipSpace(bytes, at + 1) : Fail(at, "a colon is missing behind a name");
    }

    /// <summary>Moves behind the comma that follows a value, or else behind the bracket that ends all.</summary>
    /// <param name="bytes">The lines.</param>
    /// <param name="at">Behind the value; gets where it goes on, or that it is faulty.</param>
    /// <param name="bracket">The bracket.</param>
    /// <returns>Whether there was a comma.</returns>
    public bool HasMore(ReadOnlySpan<byte> bytes, ref int at, byte bracket)
    {
        at = SkipSpace(bytes, at);
        if (bytes[at] == ',')
        {
            at = SkipSpace(bytes, at + 1);
            return true;
        }

        at = bytes[at] == bracket ? at + 1 : FailInside(bytes, at, bracket == '}' ? "an object" : "an array");
        return false;
    }

    /// <summary>Whether one more object or array may begin.</summary>
    public bool IsTooDeep(int at, int depth)
    {
        if (depth <= JsonLinesLimits.Depth)
            return false;
        Fail(at, "there are more than 64 objects and arrays within each other");
        return true;
    }

    private static ulong StopsOf(ulong word)
    {
        // What a subtraction borrows marks bytes above the first stop only, and the first is what counts.
        ulong quotes = word ^ (Ones * '"');
        ulong slashes = word ^ (Ones * '\\');
        return (((quotes - Ones) & ~quotes) | ((slashes - Ones) & ~slashes) | ((word - (Ones * ' ')) & ~word)) & HighBits;
    }

    private static int LengthOfEscape(ReadOnlySpan<byte> bytes, int at)
    {
        if (bytes[at + 1] is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t')
            return 2;
        if (bytes[at + 1] != 'u')
            return 0;
        for (int i = 2; i < 6; i++)
        {
            if (!char.IsAsciiHexDigit((char)bytes[at + i]))
                return 0;
        }

        return 6;
    }

    private static int SkipDigits(ReadOnlySpan<byte> bytes, int at)
    {
        while ((uint)(bytes[at] - '0') <= 9)
            at++;
        return at;
    }

    private int FailInside(ReadOnlySpan<byte> bytes, int at, string what) =>
        Fail(at, bytes[at] == '\n' ? $"the line ends within {what}" : $"a comma or the end of {what} is missing");

    private int EndOfObject(ReadOnlySpan<byte> bytes, int at, int depth)
    {
        if (IsTooDeep(at, depth))
            return Faulty;
        at = SkipSpace(bytes, at + 1);
        if (bytes[at] == '}')
            return at + 1;
        do
        {
            at = EndOfName(bytes, at);
            if (at < 0 || (at = SkipColon(bytes, at)) < 0 || (at = EndOfValue(bytes, at, depth)) < 0)
                return Faulty;
        }
        while (HasMore(bytes, ref at, (byte)'}'));
        return at;
    }

    private int EndOfArray(ReadOnlySpan<byte> bytes, int at, int depth)
    {
        if (IsTooDeep(at, depth))
            return Faulty;
        at = SkipSpace(bytes, at + 1);
        if (bytes[at] == ']')
            return at + 1;
        do
        {
            at = EndOfValue(bytes, at, depth);
            if (at < 0)
                return Faulty;
        }
        while (HasMore(bytes, ref at, (byte)']'));
        return at;
    }
}
