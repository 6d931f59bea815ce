namespace Millrace.Runtime;

/// <summary>Which plans this runtime reads. The formats are described in README.md beside the plan's types.</summary>
public static class PlanFormat
{
    /// <summary>The newest format that this runtime reads; it reads all before it.</summary>
    public const int Newest = 2;

    /// <summary>Refuses a plan that says something this runtime does not understand, before anything of it is run or shown.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="PlanFormatException">A newer Millrace compiled it.</exception>
    public static void Check(PipelinePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Format > Newest)
            throw new PlanFormatException(plan.Name, plan.Format);
    }
}
