using System.Reflection.Metadata;

namespace Millrace.Runtime;

/// <summary>An instruction of a method's body.</summary>
/// <param name="Code">What it does.</param>
/// <param name="Operand">What it does it with.</param>
/// <param name="Token">The member, type, signature or text that its operand names; 0 where it names none.</param>
/// <param name="Start">Where its operand starts in the body.</param>
/// <param name="Length">How long its operand is, in bytes.</param>
internal readonly record struct Instruction(ILOpCode Code, OperandKind Operand, int Token, int Start, int Length);
