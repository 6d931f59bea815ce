namespace Millrace.Benchmarks;

/// <summary>How long a program of benchmarks may take.</summary>
public enum BenchmarkMode
{
    /// <summary>Small inputs and few repetitions: a minute or two, to see that everything runs and roughly how it stands.</summary>
    Short,

    /// <summary>The inputs that the targets speak of, repeated often enough to be quoted.</summary>
    Full,
}
