using System.Reflection;
using System.Reflection.Emit;

namespace Millrace.Runtime.Tests.Contract;

/// <summary>Reads from the instructions of a method which others it calls, or makes delegates of.</summary>
internal static class CalledMethods
{
    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!).ToDictionary(static code => code.Value);

    /// <summary>The methods, generic ones as they are defined.</summary>
    public static IEnumerable<MethodBase> Of(MethodBase method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        Type[]? types = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        Type[]? own = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (int i = 0; i < code.Length;)
        {
            short value = code[i] == 0xFE ? (short)((0xFE << 8) | code[i + 1]) : code[i];
            OpCode instruction = s_codes[value];
            i += instruction.Size;
            if (instruction.OperandType == OperandType.InlineMethod)
            {
                MethodBase called = method.Module.ResolveMethod(BitConverter.ToInt32(code, i), types, own)!;
                yield return called is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericMethodDefinition() : called;
            }

            i += instruction.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, i)),
                _ => 4,
            };
        }
    }
}
