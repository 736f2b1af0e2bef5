/** How different agents are: by what they answer, by what they say, and by how likely they find what others say. */
export { consensus } from "./Consensus.ts"
export { dissimilarity } from "./Dissimilarity.ts"
export { likelihoods, type LikelihoodsOptions, type Measured } from "./Likelihoods.ts"
