namespace Millrace.Features;

/// <summary>What kind of buffer a feature stands in where features are kept apart by what they are.</summary>
public enum FeatureGroup
{
    /// <summary>Floats: quantities and indicators, <see cref="FeatureLayout.DenseWidth"/> a row.</summary>
    Dense,

    /// <summary>Ids of categories as whole numbers, exact whatever their number, <see cref="FeatureLayout.IdWidth"/> a row.</summary>
    Ids,

    /// <summary>Ids of categories, any number of them a row.</summary>
    Sparse,
}
