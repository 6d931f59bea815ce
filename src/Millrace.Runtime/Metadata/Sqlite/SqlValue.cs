namespace Millrace.Runtime;

/// <summary>A value of a statement's parameter: a text, a whole number, a number, bytes, or null.</summary>
internal readonly struct SqlValue
{
    private SqlValue(SqlKind kind, object? content, long whole, double number)
    {
        Kind = kind;
        Content = content;
        Whole = whole;
        Number = number;
    }

    public SqlKind Kind { get; }

    /// <summary>The text or the bytes.</summary>
    public object? Content { get; }

    public long Whole { get; }

    public double Number { get; }

    public static implicit operator SqlValue(string? text) => text is null ? default : new(SqlKind.Text, text, 0, 0);

    public static implicit operator SqlValue(byte[]? bytes) => bytes is null ? default : new(SqlKind.Bytes, bytes, 0, 0);

    public static implicit operator SqlValue(long number) => new(SqlKind.Whole, null, number, 0);

    public static implicit operator SqlValue(long? number) => number is long known ? known : default(SqlValue);

    public static implicit operator SqlValue(double number) => new(SqlKind.Number, null, 0, number);

    public static implicit operator SqlValue(double? number) => number is double known ? known : default(SqlValue);
}
