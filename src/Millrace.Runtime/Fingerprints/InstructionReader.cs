using System.Buffers.Binary;
using System.Reflection.Metadata;

namespace Millrace.Runtime;

/// <summary>Reads a method's body, instruction by instruction (ECMA-335, partition III).</summary>
internal ref struct InstructionReader(ReadOnlySpan<byte> body)
{
    private readonly ReadOnlySpan<byte> _body = body;
    private int _position;

    /// <summary>Reads the next instruction.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="BadImageFormatException">The body is cut off.</exception>
    public bool TryRead(out Instruction instruction)
    {
        instruction = default;
        if (_position >= _body.Length)
            return false;

        int code = _body[_position++];
        if (code == 0xFE && _position < _body.Length)
            code = 0xFE00 | _body[_position++];
        (OperandKind kind, int length) = Operand(code);
        if (code == 0x45 && _position + sizeof(int) <= _body.Length)
            length = checked(sizeof(int) * (1 + BinaryPrimitives.ReadInt32LittleEndian(_body[_position..])));
        if (length < 0 || length > _body.Length - _position)
            throw new BadImageFormatException("A method's body is cut off.");

        int token = kind is OperandKind.Member or OperandKind.Text ? BinaryPrimitives.ReadInt32LittleEndian(_body[_position..]) : 0;
        instruction = new Instruction((ILOpCode)code, kind, token, _position, length);
        _position += length;
        return true;
    }

    private static (OperandKind Kind, int Length) Operand(int code) => code switch
    {
        0x72 => (OperandKind.Text, 4),
        0x27 or 0x28 or 0x29 or (>= 0x6F and <= 0x75) or 0x79 or (>= 0x7B and <= 0x81) or 0x8C or 0x8D or 0x8F or (>= 0xA3 and <= 0xA5) or 0xC2 or 0xC6 or 0xD0
            or 0xFE06 or 0xFE07 or 0xFE15 or 0xFE16 or 0xFE1C => (OperandKind.Member, 4),
        (>= 0x0E and <= 0x13) or 0x1F or (>= 0x2B and <= 0x37) or 0xDE or 0xFE12 or 0xFE19 => (OperandKind.Number, 1),
        >= 0xFE09 and <= 0xFE0E => (OperandKind.Number, 2),
        0x20 or 0x22 or (>= 0x38 and <= 0x45) or 0xDD => (OperandKind.Number, 4),
        0x21 or 0x23 => (OperandKind.Number, 8),
        _ => (OperandKind.None, 0),
    };
}
