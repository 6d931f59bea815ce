namespace Millrace.Runtime;

/// <summary>What a step takes of the machine while it runs, or what is there of it.</summary>
/// <param name="Cpus">Cores.</param>
/// <param name="Gpus">GPUs.</param>
/// <param name="Memory">Bytes.</param>
internal readonly record struct Demand(int Cpus, int Gpus, long Memory)
{
    /// <summary>What a step's policy asks for.</summary>
    public static Demand Of(StepPolicy policy) => new(policy.Cpus < 0 ? int.MaxValue : policy.Cpus, policy.Gpus, policy.Memory);

    /// <summary>How many processors a step may keep busy, of so many that there are: one at least, as a step that only waits works a little too.</summary>
    public int ProcessorsOf(int total) => Math.Clamp(Cpus, 1, total);

    /// <summary>Whether all of it is there.</summary>
    public bool Fits(Demand free) => Cpus <= free.Cpus && Gpus <= free.Gpus && Memory <= free.Memory;

    /// <summary>Whether it takes something of a kind that another waits for.</summary>
    public bool Shares(Demand wanted) => (Cpus > 0 && wanted.Cpus > 0) || (Gpus > 0 && wanted.Gpus > 0) || (Memory > 0 && wanted.Memory > 0);

    /// <summary>The part of it that is not there.</summary>
    public Demand Lacking(Demand free) => new(Cpus > free.Cpus ? Cpus : 0, Gpus > free.Gpus ? Gpus : 0, Memory > free.Memory ? Memory : 0);

    /// <summary>At most what there is: who needs more gets all.</summary>
    public Demand Within(Demand total) => new(Math.Min(Cpus, total.Cpus), Math.Min(Gpus, total.Gpus), Math.Min(Memory, total.Memory));

    public static Demand operator +(Demand left, Demand right) => new(left.Cpus + right.Cpus, left.Gpus + right.Gpus, left.Memory + right.Memory);

    public static Demand operator -(Demand left, Demand right) => new(left.Cpus - right.Cpus, left.Gpus - right.Gpus, left.Memory - right.Memory);
}
