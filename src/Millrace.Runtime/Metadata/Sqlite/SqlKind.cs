namespace Millrace.Runtime;

/// <summary>What a value of a statement is.</summary>
internal enum SqlKind
{
    Null,
    Text,
    Bytes,
    Whole,
    Number,
}
