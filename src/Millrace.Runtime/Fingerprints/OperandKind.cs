namespace Millrace.Runtime;

/// <summary>What stands behind an instruction.</summary>
internal enum OperandKind
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A number, a place in the body, or a variable's number.</summary>
    Number = 1,

    /// <summary>A method, field, type, signature.</summary>
    Member = 2,

    /// <summary>A text.</summary>
    Text = 3,
}
