using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace Millrace.Runtime;

/// <summary>How many items instructions take from the stack and put there, calls aside.</summary>
internal static class StackEffects
{
    private static readonly Dictionary<ILOpCode, (int Pops, int Pushes)> s_effects = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static code => (ILOpCode)(ushort)code.Value, static code => (Count(code.StackBehaviourPop), Count(code.StackBehaviourPush)));

    /// <summary>The effect of an instruction.</summary>
    public static (int Pops, int Pushes) Of(ILOpCode code) => s_effects.GetValueOrDefault(code);

    /// <summary>Names say it: <c>Popref_popi_popi</c> takes three.</summary>
    private static int Count(StackBehaviour behaviour) =>
        behaviour is StackBehaviour.Pop0 or StackBehaviour.Push0 or StackBehaviour.Varpop or StackBehaviour.Varpush
            ? 0
            : behaviour.ToString().Split('_').Length;
}
