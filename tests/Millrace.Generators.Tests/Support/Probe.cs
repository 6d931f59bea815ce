using System.Reflection;

namespace Millrace.Generators.Tests;

/// <summary>Runs code of a test program: its static method <c>Probe.Run</c>, which gives a text.</summary>
internal static class Probe
{
    /// <summary>Compiles the source, demands that nothing is reported, and runs it.</summary>
    public static string Run(string source)
    {
        MethodInfo method = Compiled.From(source).Clean().Load().GetType("Probe", throwOnError: true)!.GetMethod("Run")!;
        return (string)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;
    }
}
