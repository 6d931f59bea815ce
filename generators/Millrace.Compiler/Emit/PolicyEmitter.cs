using System.Globalization;

namespace Millrace.Compiler;

/// <summary>Writes the property <c>Policy</c> of a descriptor: what differs from the default.</summary>
internal static class PolicyEmitter
{
    public static void Emit(SourceWriter writer, PolicyModel policy)
    {
        if (policy == PolicyModel.Default)
            return;
        writer.Block("Policy = new global::Millrace.StepPolicy", () =>
        {
            Number(writer, "Cpus", policy.Cpus, 1);
            Number(writer, "Gpus", policy.Gpus, 0);
            Number(writer, "Memory", policy.Memory, 0);
            Number(writer, "Attempts", policy.Attempts, 1);
            Time(writer, "RetryDelay", policy.RetryDelay);
            if (policy.Transient.Count > 0)
                writer.Line($"IsTransient = static exception => exception is {string.Join(" or ", policy.Transient)},");
            Time(writer, "Timeout", policy.Timeout);
            Time(writer, "ExpiresAfter", policy.ExpiresAfter);
        }, ",");
    }

    private static void Number(SourceWriter writer, string name, long value, long usual)
    {
        if (value != usual)
            writer.Line($"{name} = {value.ToString(CultureInfo.InvariantCulture)},");
    }

    private static void Time(SourceWriter writer, string name, long? ticks)
    {
        if (ticks is long value)
            writer.Line($"{name} = new global::System.TimeSpan({value.ToString(CultureInfo.InvariantCulture)}L),");
    }
}
