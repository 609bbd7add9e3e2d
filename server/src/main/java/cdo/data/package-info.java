/** 数据治理: what the city holds, and in what order it is (plan 二（二）2). The third wing. */
package cdo.data;
