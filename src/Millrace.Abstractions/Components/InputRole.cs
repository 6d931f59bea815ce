namespace Millrace;

/// <summary>What a component uses an input for; see <see cref="ForFittingAttribute"/> and its kin.</summary>
public enum InputRole
{
    /// <summary>Nothing declared: training where the component yields something learned, else a plain derivation.</summary>
    Unspecified = 0,

    /// <summary>Fits features or statistics that a model depends on.</summary>
    Fitting = 1,

    /// <summary>Trains a model.</summary>
    Training = 2,

    /// <summary>Chooses between models or settings.</summary>
    Choosing = 3,

    /// <summary>Judges a finished model.</summary>
    Evaluation = 4,
}
