/** 组织与机制: who is responsible, what they owe (plan 二（一）, 二（二）1 and 5, 二（三）1, 三). The second wing. */
package cdo.office;
