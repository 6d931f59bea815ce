namespace Millrace;

/// <summary>Takes in <c>Define</c> the model that is in use.</summary>
public static class Champion
{
    /// <summary>
    /// The registered model in use: the newest version under the name. It is found when the run begins, before keys are computed, and enters keys by its
    /// content. Where none is registered yet, the run goes on without it, as without a step whose condition does not hold.
    /// </summary>
    /// <typeparam name="T">The artifact's type.</typeparam>
    /// <param name="name">A constant: the name under which it is registered.</param>
    public static Handle<T> Of<T>(string name)
        where T : class, IArtifact<T> => default;
}
