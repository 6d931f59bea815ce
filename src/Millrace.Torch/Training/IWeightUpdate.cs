namespace Millrace.Torch;

/// <summary>Changes a network's weights by their gradients.</summary>
internal interface IWeightUpdate : IDisposable
{
    /// <summary>Forgets all gradients.</summary>
    void Clear();

    /// <summary>Takes a step.</summary>
    void Step();
}
